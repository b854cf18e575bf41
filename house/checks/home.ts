/** Where the sources are kept: what packages and their reference point to. */
export const HOME = 'https://github.com/jepa-masks/jepa-masks';
