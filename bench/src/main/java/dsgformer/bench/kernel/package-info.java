/**
 * Microbenchmarks (JMH) of single kernels, for {@code dsgformer bench kernel}: the engine's, in both forms, and SSIM's.
 * Above {@code engine.kernel} and {@code eval}, on generated data; a change of a kernel is measured here before it is
 * accepted.
 *
 * <p>Words: a <i>form</i> is the vector or the plain variant of a kernel, a <i>strip</i> the pixels that a kernel
 * computes at once. Classes are public and not final because JMH generates subclasses. No correctness is checked; tests
 * beside the kernels do that.
 */
package dsgformer.bench.kernel;
