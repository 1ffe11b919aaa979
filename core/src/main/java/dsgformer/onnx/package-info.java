/**
 * Writes DSGformer models as ONNX files for other programs. Uses {@code network} with {@code network.dsgformer},
 * {@code weights}, {@code picture} and {@code io}.
 *
 * <p>Words are ONNX's: <i>node</i>, <i>attribute</i>, <i>initializer</i> (here a <i>constant</i>). It reads no ONNX file
 * and runs none.
 */
package dsgformer.onnx;
