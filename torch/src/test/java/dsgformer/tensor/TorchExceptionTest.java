package dsgformer.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dsgformer.network.OutOfMemoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InScope.class)
class TorchExceptionTest {

    @Test
    void errorsOfLibtorchHaveOneLineMessages() {
        assertThatThrownBy(() -> Noise.of(1, 2, 3).reshape(4, 4))
                .isInstanceOf(TorchException.class)
                .hasMessage("shape '[4, 4]' is invalid for input of size 6");
        assertThatThrownBy(() -> Noise.of(1, 2, 3).matmul(Noise.of(1, 2, 3)))
                .isInstanceOf(TorchException.class)
                .message()
                .hasLineCount(1);
    }

    @Test
    void aFailedAllocationThrowsOutOfMemoryException() {
        assertThatThrownBy(() -> Tensors.zeros(ElementType.FLOAT32, 1L << 50))
                .isInstanceOf(OutOfMemoryException.class)
                .message()
                .hasLineCount(1);
    }

    @Test
    void aWrongNumberOfValuesIsAShapeMismatch() {
        assertThatThrownBy(() -> Tensors.of(new float[5], 2, 3))
                .isInstanceOf(ShapeMismatchException.class)
                .hasMessage("a tensor of shape [2, 3] holds 6 values, got 5");
    }
}
