import { Button, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FilterForm, type FilterFormProps } from './filter-form.tsx'
import css from './filters.module.css'
import { countFilters } from './trail-filters.ts'

/** The filters above the list; on a phone behind a button that tells how many are set. */
export function FiltersPlace({ filters, onChange }: FilterFormProps) {
  const { t } = useTranslation('audit')
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const [isOpen, sheet] = useDisclosure(false)
  if (!isPhone) {
    return (
      <search className={css.frame}>
        <FilterForm key={JSON.stringify(filters)} filters={filters} onChange={onChange} />
      </search>
    )
  }
  const change: FilterFormProps['onChange'] = (next) => {
    sheet.close()
    onChange(next)
  }
  return (
    <>
      <Button leftSection={<IconFilter size={16} aria-hidden />} onClick={sheet.open}>
        {t('filter.open', { count: countFilters(filters) })}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={sheet.close}
        position="bottom"
        size="85%"
        title={t('filter.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <FilterForm filters={filters} onChange={change} />
      </Drawer>
    </>
  )
}
