package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Wiring;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;

/**
 * The network of §2.2: Ŝ = 𝒩(B) + B with 𝒩(B) = 𝒯(𝒟(ℰ(ℋ(B)))). From blurred [n, 3, h, w] in [0, 1] to restored of the
 * same shape, not clamped.
 */
public final class Dsgformer implements Layer {

    private final Head head;
    private final Encoder encoder;
    private final Decoder decoder;
    private final Tail tail;

    /**
     * The network on the parameters at {@code root}, which it borrows; they must be those that the configuration asks
     * for.
     */
    public Dsgformer(DsgformerConfig config, ParameterPath root, Form form) {
        this(config, root, (BlockFactory) form);
    }

    Dsgformer(DsgformerConfig config, ParameterPath root, BlockFactory factory) {
        Wiring wiring = config.wiring();
        this.head = new Head(root.at(wiring.head().path()));
        this.encoder = new Encoder(root, config, factory);
        this.decoder = new Decoder(root, config, factory);
        this.tail = new Tail(root.at(wiring.tail().path()));
    }

    /**
     * Ŝ.
     *
     * @throws dsgformer.tensor.ShapeMismatchException unless there are 3 channels and h and w are multiples of 64
     */
    @Override
    public Tensor forward(Tensor blurred) {
        return Scope.keep(() -> tail.forward(features(blurred).d()).add(blurred));
    }

    /** E₁ … E₄ and D. */
    public Features features(Tensor blurred) {
        blurred.shape().requireChannels(3, "Dsgformer").requireMultipleOf(DsgformerConfig.SIZE_UNIT, "Dsgformer");
        Encoder.Output encoded = encoder.forward(head.forward(blurred));
        Tensor d = decoder.forward(encoded);
        return new Features(encoded.e(1), encoded.e(2), encoded.e(3), encoded.e(4), d);
    }
}
