package dsgformer.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "17, 17",
        "1k, 1024",
        "512m, 536870912",
        "512M, 536870912",
        "2g, 2147483648",
        "2GB, 2147483648",
        "2GiB, 2147483648",
        "' 64kb ', 65536"
    })
    void unitsArePowersOf1024AsInTheJvmsOptions(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "1.5g", "-1m", "1t", "1 m m", "lots", "9999999999g"})
    void textThatIsNoAmountIsRefused(String text) {
        assertThatThrownBy(() -> DataSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void itsSpellingIsTheShortestAndReadsBack() {
        assertThat(List.of(DataSize.ofGigabytes(2), DataSize.ofMegabytes(1536), new DataSize(1025), new DataSize(0)))
                .extracting(DataSize::toString)
                .containsExactly("2g", "1536m", "1025", "0");
        for (long bytes : new long[] {0, 1, 1023, 1024, 3 << 20, (1L << 40) + 1024}) {
            assertThat(DataSize.parse(new DataSize(bytes).toString())).isEqualTo(new DataSize(bytes));
        }
    }

    @Test
    void aNegativeAmountIsRefused() {
        assertThatThrownBy(() -> new DataSize(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
