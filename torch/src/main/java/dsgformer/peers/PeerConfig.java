package dsgformer.peers;

import dsgformer.nn.InitialValue;
import dsgformer.nn.LayeredConfig;
import dsgformer.weights.Shape;
import java.util.Map;
import java.util.Set;

/** The configuration of one of the networks that DSGformer is compared with. Its tensors follow from its {@link Blueprint}. */
public interface PeerConfig extends LayeredConfig {

    /** Every tensor under its published name. */
    Blueprint blueprint();

    @Override
    default String toJson() {
        return PeerJson.write(this);
    }

    @Override
    default Map<String, Shape> shapes() {
        return blueprint().shapes();
    }

    @Override
    default Map<String, InitialValue> initialValues() {
        return blueprint().initialValues();
    }

    @Override
    default Set<String> kernels() {
        return blueprint().kernels();
    }

    @Override
    default long parameterCount() {
        return blueprint().parameterCount();
    }

    @Override
    default long widest() {
        return blueprint().widest();
    }

    @Override
    default long macs(int height, int width) {
        return blueprint().macs(height, width);
    }
}
