package dsgformer.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
class ScopeTest {

    private static final int MANY = 200;

    private final Tensor x = Noise.of(1, 4, 4);

    /** Runs work often and requires that the process holds as many native objects afterwards as before. */
    private static void assertLeavesNothing(Runnable work) {
        work.run();
        long before = Scope.liveObjects();
        for (int i = 0; i < MANY; i++) {
            work.run();
        }
        // fewer is no leak: the garbage collector may free objects of other tests in the meantime
        assertThat(Scope.liveObjects()).isLessThanOrEqualTo(before);
    }

    private Tensor severalSteps() {
        return x.add(1).square().chunk(2, 0).get(1).largest(2).matmul(Noise.of(2, 2, 3));
    }

    @Test
    void runLeavesNothing() {
        assertLeavesNothing(() -> Scope.run(this::severalSteps));
    }

    @Test
    void computeLeavesNumbersOnly() {
        assertLeavesNothing(() -> Scope.compute(() -> severalSteps().sum().item()));
    }

    @Test
    void keptTensorsAreFreedWithTheEnclosingScope() {
        assertLeavesNothing(() -> Scope.run(() -> {
            Tensor kept = Scope.keep(() -> Scope.keep(this::severalSteps).add(1));
            assertThat(kept.toFloats()).hasSize(6);
        }));
    }

    @Test
    void keepLeavesOneTensor() {
        severalSteps();
        long before = Scope.liveObjects();
        Tensor kept = Scope.keep(this::severalSteps);
        assertThat(Scope.liveObjects()).isLessThanOrEqualTo(before + 1);
        assertThat(kept.toFloats()).hasSize(6);
    }

    @Test
    void chainKeepsItsResultAndItsInput() {
        List<UnaryOperator<Tensor>> layers =
                List.of(y -> y.add(1), y -> y, y -> y.mul(2).add(0), y -> y.add(3));
        assertLeavesNothing(() -> Scope.run(() -> {
            Tensor y = Scope.chain(x, layers);
            TensorAssert.assertTensor(y).isCloseTo(x.mul(2).add(5), 1e-6);
        }));
    }

    @Test
    void aChainWithoutLayersGivesItsInput() {
        assertLeavesNothing(() -> Scope.run(() -> {
            Tensor y = Scope.keep(() -> Scope.chain(x, List.<UnaryOperator<Tensor>>of()));
            assertThat(y.toFloats()).isEqualTo(x.toFloats());
        }));
        assertThat(x.toFloats()).hasSize(16);
    }

    @Test
    void anExceptionFreesTheTensorsOfItsScopeToo() {
        assertLeavesNothing(() -> assertThatThrownBy(() -> Scope.keep(() -> {
                    severalSteps();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose"));
    }

    @Test
    void gradientsOutliveTheScopeOfTheForwardPass() {
        Tensor leaf = Noise.of(1, 3);
        Tensor gradient = Tensors.zeros(ElementType.FLOAT32, 3);
        leaf.gatherGradientIn(gradient);
        Scope.run(() -> Scope.keep(() -> Scope.keep(() -> leaf.square()).sum()).backward());
        TensorAssert.assertTensor(gradient).isCloseTo(leaf.detach().mul(2), 1e-7);
    }
}
