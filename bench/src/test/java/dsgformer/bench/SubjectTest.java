package dsgformer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.picture.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectTest {

    private static final List<Size> SIZES = List.of(new Size(64, 64), new Size(1280, 720));

    @Test
    void aNameTakesEverySizeUnlessItHasItsOwn() {
        assertThat(Subject.of(List.of("tiny", "paper@512x256", "block-96@128x128"), SIZES))
                .extracting(Subject::spelled)
                .containsExactly("tiny@64x64", "tiny@1280x720", "paper@512x256", "block-96@128x128");
    }

    @Test
    void blocksAreOneOfEachLevelOfThePaper() {
        assertThat(Subject.of(List.of("blocks"), SIZES))
                .extracting(Subject::spelled)
                .containsExactly("block-48@256x256", "block-96@128x128", "block-192@64x64", "block-384@64x64");
    }

    @Test
    void parsingIsTheInverseOfSpelling() {
        for (Subject subject : Subject.of(List.of("small", "blocks"), SIZES)) {
            assertThat(Subject.parse(subject.spelled())).isEqualTo(subject);
        }
    }

    /** 5c² + 36c weights and two products of c · d, at every pixel; 96 channels are two heads of 48. */
    @Test
    void aBlockOf48TimesNChannelsHasNHeads() {
        assertThat(Subject.parse("block-96@16x8").work().attention()).isEqualTo(16 * 8 * 2 * 96 * 48);
        assertThat(Subject.parse("block-32@16x8").work().attention()).isEqualTo(16 * 8 * 2 * 32 * 32);
    }
}
