package dsgformer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionWindowsTest {

    @Test
    void statisticsOverAllHaveOneCell() {
        AttentionWindows windows = AttentionWindows.whole(40, 24);
        assertThat(windows.isWhole()).isTrue();
        assertThat(windows.count()).isEqualTo(1);
        assertThat(windows.columns().edge(1)).isEqualTo(24);
    }

    @Test
    void aWindowAsLargeAsTheLevelCoversAll() {
        assertThat(AttentionWindows.local(40, 24, 40).isWhole()).isTrue();
        assertThat(AttentionWindows.local(40, 24, 1000).isWhole()).isTrue();
    }

    /** 720 rows in windows of 384: two, the second flush with the end, 48 rows in both. */
    @Test
    void windowsOverlapInCellsOfTheirOwn() {
        AttentionWindows.Axis rows = AttentionWindows.local(720, 384, 384).rows();
        assertThat(rows.windows()).isEqualTo(2);
        assertThat(rows.cells()).isEqualTo(3);
        assertThat(rows.edge(1)).isEqualTo(336);
        assertThat(rows.edge(2)).isEqualTo(384);
        assertThat(rows.covers(0, 1)).isTrue();
        assertThat(rows.covers(1, 1)).isTrue();
        assertThat(rows.covers(0, 2)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "64, 48", "96, 48", "100, 33", "1000, 48", "5, 4"})
    void everyPixelLiesInACellThatSomeWindowCovers(int length, int side) {
        AttentionWindows.Axis axis = AttentionWindows.local(length, 8, side).rows();
        assertThat(axis.edge(0)).isZero();
        assertThat(axis.edge(axis.cells())).isEqualTo(length);
        for (int pixel = 0; pixel < length; pixel++) {
            int cell = axis.cellAt(pixel);
            assertThat(axis.edge(cell)).isLessThanOrEqualTo(pixel);
            assertThat(axis.edge(cell + 1)).isGreaterThan(pixel);
            int covering = 0;
            for (int window = 0; window < axis.windows(); window++) {
                covering += axis.covers(window, cell) ? 1 : 0;
            }
            assertThat(covering).isPositive();
        }
    }
}
