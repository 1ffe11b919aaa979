/**
 * The engines {@code torch} and {@code torch-literal}: they open networks of every family with layers on libtorch, for
 * inference, parity cases and single blocks. {@link java.util.ServiceLoader} finds them, so {@code core} needs no libtorch
 * at compile time. They use {@code model}, {@code nn}, {@code tensor}, and of {@code core} {@code network}, {@code parity},
 * {@code weights} and {@code picture}; families register their layers as services, so {@code peers} is not used here. They
 * do not train and cut no tiles.
 */
package dsgformer.torch;
