package dsgformer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateDictTest {

    @Test
    void aMeanIsTakenValueByValue() {
        StateDict mean = StateDict.mean(List.of(dict("w", 1, -2), dict("w", 4, 0), dict("w", 4, 5)));
        assertThat(mean).isEqualTo(dict("w", 3, 1));
    }

    @Test
    void aMeanNeedsTheSameNamesAndShapes() {
        List<StateDict> names = List.of(dict("w", 1), dict("v", 1));
        List<StateDict> shapes = List.of(dict("w", 1), dict("w", 1, 2));
        for (List<StateDict> wrong : List.of(names, shapes, List.<StateDict>of())) {
            assertThatThrownBy(() -> StateDict.mean(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static StateDict dict(String name, float... values) {
        return StateDict.of(Map.of(name, new Weight(Shape.of(values.length), values)));
    }
}
