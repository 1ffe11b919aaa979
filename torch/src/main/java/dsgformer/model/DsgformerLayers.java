package dsgformer.model;

import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.DsgformerFamily;
import dsgformer.nn.FamilyLayers;
import dsgformer.nn.LayeredNetwork;

/** DSGformer on libtorch. */
public final class DsgformerLayers implements FamilyLayers<DsgformerConfig> {

    @Override
    public String name() {
        return new DsgformerFamily().name();
    }

    @Override
    public Class<DsgformerConfig> type() {
        return DsgformerConfig.class;
    }

    @Override
    public LayeredNetwork layers(DsgformerConfig config) {
        return new LayeredDsgformer(config, Form.FAST);
    }
}
