package dsgformer.peers.stripformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;

/**
 * softmax(QKᵀ / √d) V over strips: half of the channels along the rows of features, the other half along their columns.
 */
sealed interface StripAttention {

    /** From [n, k, h, w] to the same shape, strips being rows. */
    Tensor alongRows(Tensor x);

    /** From [n, k, h, w] to the same shape, strips being columns. */
    Tensor alongColumns(Tensor x);

    /** Pixels of a strip attend to each other; each head has 32 channels. */
    record Within(Layer horizontal, Layer vertical, StripScores scores) implements StripAttention {

        @Override
        public Tensor alongRows(Tensor x) {
            return attend(horizontal.forward(x).permute(0, 2, 3, 1)).permute(0, 3, 1, 2);
        }

        @Override
        public Tensor alongColumns(Tensor x) {
            return attend(vertical.forward(x).permute(0, 3, 2, 1)).permute(0, 3, 2, 1);
        }

        /** q, k and v as [n, strips, pixels, 3k]; gives [n, strips, pixels, k]. */
        private Tensor attend(Tensor strips) {
            TensorShape s = strips.shape();
            long channels = s.axis(3) / 3;
            long heads = channels / StripformerConfig.HEAD;
            List<Tensor> qkv = strips.chunk(3, 3).stream()
                    .map(part -> part.reshape(s.axis(0) * s.axis(1), s.axis(2), heads, StripformerConfig.HEAD)
                            .transpose(1, 2))
                    .toList();
            return scores.attend(qkv.get(0), qkv.get(1), qkv.get(2))
                    .transpose(1, 2)
                    .reshape(s.axis(0), s.axis(1), s.axis(2), channels);
        }
    }

    /** Strips attend to each other as wholes; each head has 32 channels of all their pixels. */
    record Between(Convolution horizontal, Convolution vertical, StripScores scores) implements StripAttention {

        @Override
        public Tensor alongRows(Tensor x) {
            return attend(horizontal.forward(x));
        }

        @Override
        public Tensor alongColumns(Tensor x) {
            return attend(vertical.forward(x).transpose(2, 3)).transpose(2, 3);
        }

        /** q, k and v as [n, 3k, strips, pixels]; gives [n, k, strips, pixels]. */
        private Tensor attend(Tensor qkv) {
            TensorShape s = qkv.shape();
            long channels = s.c() / 3;
            long heads = channels / StripformerConfig.HEAD;
            List<Tensor> parts = qkv.chunk(3, 1).stream()
                    .map(part -> part.reshape(s.n(), heads, StripformerConfig.HEAD, s.h(), s.w())
                            .transpose(2, 3)
                            .reshape(s.n(), heads, s.h(), StripformerConfig.HEAD * s.w()))
                    .toList();
            return scores.attend(parts.get(0), parts.get(1), parts.get(2))
                    .reshape(s.n(), heads, s.h(), StripformerConfig.HEAD, s.w())
                    .transpose(2, 3)
                    .reshape(s.n(), channels, s.h(), s.w());
        }
    }
}
