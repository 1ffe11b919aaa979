/**
 * {@code dsgformer model}: lists, describes, checks, converts and exports models. Uses {@code network}, {@code weights}
 * and {@code onnx}; of {@code dsgformer.cli} it knows {@code run} only, no other command.
 *
 * <p>Words: a <i>model</i> is a network with weights, a <i>preset</i> a named size without them, a <i>checkpoint</i> a
 * file of weights, ours ({@code .safetensors}) or PyTorch's. It deblurs nothing.
 */
package dsgformer.cli.model;
