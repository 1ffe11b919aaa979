package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.nn.Layer;
import dsgformer.nn.LayeredNetwork;
import dsgformer.nn.ParameterPath;
import dsgformer.nn.Scored;
import dsgformer.nn.Taped;
import dsgformer.picture.Size;
import dsgformer.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** DSGformer of one size, in the form that trains. */
record LayeredDsgformer(DsgformerConfig config, Form form) implements LayeredNetwork {

    private static final long BYTES_PER_PIXEL_AND_CHANNEL = 272;

    @Override
    public Layer network(ParameterPath root) {
        return new Dsgformer(config, root, form);
    }

    @Override
    public Layer plainNetwork(ParameterPath root) {
        return inPlainForm().network(root);
    }

    @Override
    public LayeredNetwork inPlainForm() {
        return new LayeredDsgformer(config, Form.PLAIN);
    }

    /** {@inheritDoc} The features are E₁ … E₄ and D. */
    @Override
    public Map<String, Tensor> outputs(ParameterPath root, Tensor pictures) {
        Dsgformer network = new Dsgformer(config, root, form);
        Features features = network.features(pictures);
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        outputs.put("e1", features.e1());
        outputs.put("e2", features.e2());
        outputs.put("e3", features.e3());
        outputs.put("e4", features.e4());
        outputs.put("d", features.d());
        outputs.put("output", network.forward(pictures));
        return outputs;
    }

    /**
     * {@inheritDoc} Measured as the size of the process with {@code tiny} on tiles of 256 to 1536 pixels, weights
     * included; this is the largest value. The literal layout takes less.
     */
    @Override
    public long bytesFor(Size picture) {
        return BYTES_PER_PIXEL_AND_CHANNEL * config.width() * picture.pixels();
    }

    /** {@inheritDoc} Inference needs no such input: the blocks convert the layout themselves. */
    @Override
    public boolean trainsOnChannelsLast() {
        return form == Form.FAST;
    }

    @Override
    public Optional<Taped> taped() {
        return Optional.of((root, precision, tape, keep, done) ->
                new Dsgformer(config, root, new TapedBlocks(form, precision, tape, keep, done)));
    }

    /** {@inheritDoc} In the plain form, whose blocks expose their scores. */
    @Override
    public Optional<Scored> scored() {
        return Optional.of((root, observer) -> new Dsgformer(config, root, (path, heads, switches) -> {
            Dsga block = new Dsga(path, heads, switches);
            return x -> {
                Tensor y = block.forward(x);
                observer.observe(block.similarity(x), config.ratios(), x, y);
                return y;
            };
        }));
    }
}
