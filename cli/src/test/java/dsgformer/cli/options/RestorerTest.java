package dsgformer.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.network.OutOfMemoryException;
import dsgformer.network.RestorationNetwork;
import dsgformer.picture.Planes;
import org.junit.jupiter.api.Test;

class RestorerTest {

    /** Tables must report the mode that was used. */
    @Test
    void aPictureThatDidNotFitWholeIsReportedAsTiles() {
        DeblurOptions options = DeblurOptions.defaults();
        Planes picture = Planes.of(3, 400, 600);
        try (Deblurrer deblurrer = Deblurrer.of(new Narrow(1_000_000))) {
            assertThat(new Restorer(deblurrer, options).restore(picture).inference())
                    .isEqualTo("full");
        }
        try (Deblurrer deblurrer = Deblurrer.of(new Narrow(100_000))) {
            assertThat(deblurrer.planFor(picture, options).modeName()).isEqualTo("full");
            assertThat(new Restorer(deblurrer, options).restore(picture).inference())
                    .isEqualTo("tile");
        }
    }

    /** Returns its input; throws {@code OutOfMemoryException} above {@code mostPixels}. */
    private record Narrow(int mostPixels) implements RestorationNetwork {

        @Override
        public Planes restore(Planes blurred) {
            if (blurred.height() * blurred.width() > mostPixels) {
                throw new OutOfMemoryException("too large", null);
            }
            return blurred;
        }

        @Override
        public int sizeUnit() {
            return 8;
        }

        @Override
        public String engine() {
            return "narrow";
        }

        @Override
        public void close() {}
    }
}
