/** The part of jsgrowup that tests hold our figures against. */
declare module 'jsgrowup' {
  type Indicator = 'wfa' | 'lhfa' | 'bmifa' | 'hcfa'
  interface Tables {
    readonly isOpaque: true
  }
  class Calculator {
    constructor(adjustHeightData: boolean, adjustWeightScores: boolean, tables: Tables)
    zscoreForMeasurement(
      indicator: Indicator,
      measurement: number,
      ageInMonths: number,
      sex: 'M' | 'F',
      height: number,
    ): number
  }
  const jsgrowup: { Calculator: typeof Calculator; buildTablesObject(): Promise<Tables> }
  export = jsgrowup
}
