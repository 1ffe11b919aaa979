package dsgformer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbersCountByValueAndTheRestByCharacter() {
        List<String> ordered =
                List.of("a", "a1", "a01", "a1b", "a2", "a10", "a10b2", "a10b10", "a99999999999999999999", "b");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        shuffled.sort(NaturalOrder.INSTANCE);
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void onlyEqualNamesCompareEqual() {
        assertThat(NaturalOrder.INSTANCE.compare("a1b01", "a01b1")).isNotZero();
        assertThat(NaturalOrder.INSTANCE.compare("x7", "x7")).isZero();
    }
}
