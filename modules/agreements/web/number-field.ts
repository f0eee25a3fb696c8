// A number as fields take it: nothing is typed yet, or a number.

/** `<NumberInput {...numberField(minutes, setMinutes)} />`; an empty field is NaN, which the shape of the contract refuses. */
export const numberField = (value: number, onChange: (value: number) => void) => ({
  value: Number.isFinite(value) ? value : '',
  onChange: (given: number | string) => onChange(given === '' ? Number.NaN : Number(given)),
})
