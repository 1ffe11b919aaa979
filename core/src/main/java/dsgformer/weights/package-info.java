/**
 * Named tensors as arrays: a {@code StateDict} of {@code Weight}s with their {@code Shape}, element types and their conversions.
 * Below networks, engines and training, which all meet in its names. Files are read and written by its subpackages; this package
 * knows no file format and no network.
 */
package dsgformer.weights;
