/** Words that JavaScript and TypeScript do not take as the name of a variable. */
const RESERVED = `any arguments as async await boolean break case catch class const constructor continue debugger declare
  default delete do else enum eval export extends false finally for from function get if implements import in infer
  instanceof interface is keyof let module namespace never new null number object of package private protected public
  readonly require return satisfies set static string super switch symbol this throw true try type typeof undefined
  unknown using var void while with yield`

/** Names that every JavaScript program finds, and that generated code may use. */
const GLOBAL = `array bigint blob buffer console crypto date document error event fetch file function global headers history
  infinity intl iterator json location map math name nan node number object observable option origin parent performance
  process promise proxy reflect regexp request response screen self set status string symbol temporal text url weakmap
  weakset window worker aggregateerror arraybuffer atomics dataview decodeuri decodeuricomponent encodeuri
  encodeuricomponent escape evalerror finalizationregistry float32array float64array globalthis hasownproperty
  int16array int32array int8array isfinite isnan isprototypeof parsefloat parseint propertyisenumerable rangeerror
  referenceerror sharedarraybuffer syntaxerror tolocalestring tostring typeerror uint16array uint32array uint8array
  unescape urierror valueof weakref`

/** Names that generated files declare or import: code-words.test.ts finds those that are missing. */
const GENERATED = `access action actor actors after afterall api apifeature app apperror assertreferences audit before blank
  body button buttonlink bypatient calendardate call case catalog change check checkboxfield choice
  choicerequest choices choose clinical clinicalday clinicalmoment close code codefield coding codingtext
  column columns columnsof containing context contract create createtestapi cursor data database datatable
  day dayfield daysago db decimal decimalfield definepermissions defineroute definewebfeature demo
  democlinic demorecords detail draft draftof edit editform empty emptystate enteredinerrorfilter
  errorswitch event events expect expectedversion expression expressionbuilder fact facts feature
  fetchtimeline field fields filter first form former found fragment get getpatientsummary handle helper
  icon iconlistdetails id ids index input insert insertable insertencounter insertlocation insertpatient
  instant is item items journey kept kit label limit link list listids listkey locale made mark maywrite
  moment momentfield most navigate nobody notice notrecorded numberfield options own owner page pageof
  pager pagerequest pagesof panel panelrow panelrows param params path patient patientid patientprops
  permission permissions picker place planrow pointer possible problem problems program quantity
  quantityfield queries query querycalls querycallsof queryof queryview random randomness randomuuid react
  read reader record recorded recordid recordparams recordqueries recordstamp recordversion reference
  referencefield referencefieldprops referencetext refused refusereference requestcontext root route routes
  row rowof rows schema screen screenprops search searchterms section seed seen selectable selectfield send
  sender session show shownwith signal site sort stamp state statusmark step t table tablecolumn term terms
  test text textfield tfunction timeline timelineentry timelinepage title tocolumns toentry tree typed
  update updateable use useform useinfinitequery useisallowed usenavigate usequery user userid usesend
  usestate usetestdatabase usetranslation useuitext value values version viewer visit visitprops wanted web
  word words wrong z`

const WORDS = new Set(
  [RESERVED, GLOBAL, GENERATED]
    .flatMap((words) => words.trim().split(/\s+/))
    .map((word) => word.toLowerCase()),
)

/** Whether a record of this name, in camel case, needs another name in code: `order` does not, `class` does. */
export function isCodeWord(name: string): boolean {
  return WORDS.has(name.toLowerCase())
}
