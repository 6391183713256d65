//! Dated parameters.
