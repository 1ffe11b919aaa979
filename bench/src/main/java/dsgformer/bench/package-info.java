/**
 * {@code dsgformer bench}: measures speed and memory of the engines side by side, ONNX Runtime among them, and of
 * training steps. A leaf: above {@code cli.run}, {@code lab}, {@code torch} and {@code core}; nothing depends on it,
 * and the command runs without it.
 *
 * <p>Words: a <i>subject</i> is what is measured (a network or a block, at a size), a <i>worker</i> a process of one
 * engine, a <i>competitor</i> an engine in a comparison, a <i>run</i> one measurement, the <i>peak</i> what matrix
 * products reach on this machine. It measures no quality; {@code eval} and {@code compare} do.
 */
package dsgformer.bench;
