/** Types of the entries of an array. */
export type Dtype = 'bool' | 'uint8' | 'uint16' | 'int32';

/** What a type is called in each format, and the bytes that one entry takes. */
interface DtypeNames {
  readonly bytes: 1 | 2 | 4;
  /** In a `.npy` header: little-endian. */
  readonly numpy: string;
  readonly safetensors: string;
}

/** Every type, by NumPy's name for it. */
export const DTYPES: Readonly<Record<Dtype, DtypeNames>> = {
  bool: { bytes: 1, numpy: '|b1', safetensors: 'BOOL' },
  uint8: { bytes: 1, numpy: '|u1', safetensors: 'U8' },
  uint16: { bytes: 2, numpy: '<u2', safetensors: 'U16' },
  int32: { bytes: 4, numpy: '<i4', safetensors: 'I32' },
};
