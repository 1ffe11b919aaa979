package dsgformer.model;

import dsgformer.network.dsgformer.GateKind;
import dsgformer.network.dsgformer.ParameterNames;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;
import java.util.Optional;

/** The factor of Att(Q, K, V) (§2.1, 𝒢): from U [n, c, h, w] to the same shape. */
public sealed interface Gate extends Layer permits Dfgb, Gate.Gelu, Gate.Simple {

    /** The gate of this kind with its parameters at {@code path}; none for {@link GateKind#NONE}. */
    static Optional<Gate> of(GateKind kind, ParameterPath path) {
        return switch (kind) {
            case DFGB -> Optional.of(new Dfgb(path.get(ParameterNames.QUANT)));
            case GELU -> Optional.of(new Gelu());
            case SIMPLE -> Optional.of(new Simple());
            case NONE -> Optional.empty();
        };
    }

    /** GELU(U), Table 2. */
    record Gelu() implements Gate {

        @Override
        public Tensor forward(Tensor u) {
            return u.gelu();
        }
    }

    /** U itself, Table 2's SimpleGate. */
    record Simple() implements Gate {

        @Override
        public Tensor forward(Tensor u) {
            return u;
        }
    }
}
