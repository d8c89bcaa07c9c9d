//! Tables of phrasings, near misses, and properties.
