/**
 * The paper's network as a family: configuration and presets, parameter names and shapes, and the wiring of its levels.
 * Uses {@code network}, {@code picture}, {@code weights} and Jackson.
 *
 * <p>Words are the paper's: <i>layout</i> (which features the decoder reads), <i>score activation</i>, <i>gate</i>,
 * <i>top-k ratios</i>, <i>level</i> and <i>block</i> (DSGA). It computes nothing: {@code engine}, {@code onnx} and module
 * torch read it.
 */
package dsgformer.network.dsgformer;
