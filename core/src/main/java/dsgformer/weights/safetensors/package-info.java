/**
 * Reads and writes safetensors files: a JSON header, then the tensors, with a checksum over them. The header is untrusted: every
 * size is validated before memory is allocated. Uses {@code weights} and, to write whole files, {@code io}; knows no network.
 */
package dsgformer.weights.safetensors;
