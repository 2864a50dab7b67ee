// Every style of Mantine, in its layer: fetched with the signed-in part, so that no screen has to list its own.
import '@mantine/core/styles.layer.css'
