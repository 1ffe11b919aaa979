package dsgformer.peers;

import dsgformer.network.NormKind;
import dsgformer.nn.ChannelNorm;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;

/** How a network that DSGformer is compared with is computed; the values are the same but for rounding. */
public enum PeerForm {
    /** As its authors write it: the reference for {@link #FAST}. */
    PLAIN {
        @Override
        public Layer norm(NormKind kind, ParameterPath path) {
            return ChannelNorm.of(kind, path);
        }
    },
    /** The form of training and inference. */
    FAST {
        @Override
        public Layer norm(NormKind kind, ParameterPath path) {
            return ChannelNorm.fast(kind, path);
        }
    };

    /** A norm over the channels of each pixel, with the parameters at {@code path}. */
    public abstract Layer norm(NormKind kind, ParameterPath path);
}
