package dsgformer.model;

import dsgformer.network.DsgformerConfig;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;

/** 𝒟 of §2.2: D = 𝒟(E₁, E₂, E₃, E₄), [n, 2C, H, W]. */
sealed interface Decoder permits LiteralDecoder, RestormerDecoder {

    Tensor forward(Encoder.Output encoded);

    static Decoder of(ParameterPath root, DsgformerConfig config, BlockFactory factory) {
        return switch (config.layout()) {
            case LITERAL -> new LiteralDecoder(root.at("decoder"), config, factory);
            case RESTORMER -> new RestormerDecoder(root, config, factory);
        };
    }
}
