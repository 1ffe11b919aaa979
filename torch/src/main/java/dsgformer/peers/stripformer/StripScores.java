package dsgformer.peers.stripformer;

import dsgformer.peers.PeerForm;
import dsgformer.tensor.Tensor;

/** softmax(QKᵀ / √d) V of [batch, heads, tokens, d]; the values are the same but for rounding. */
enum StripScores {
    /** libtorch's fused operator, which never holds all scores in memory. */
    FUSED {
        @Override
        Tensor attend(Tensor q, Tensor k, Tensor v) {
            return q.attend(k, v);
        }
    },
    /** Operator by operator, as in the formula. */
    PLAIN {
        @Override
        Tensor attend(Tensor q, Tensor k, Tensor v) {
            double scale = 1 / Math.sqrt((double) q.shape().axis(3));
            return q.matmul(k.transpose(-2, -1)).mul(scale).softmax().matmul(v);
        }
    };

    static StripScores of(PeerForm form) {
        return form == PeerForm.FAST ? FUSED : PLAIN;
    }

    abstract Tensor attend(Tensor q, Tensor k, Tensor v);
}
