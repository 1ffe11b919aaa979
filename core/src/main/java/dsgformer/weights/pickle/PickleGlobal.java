package dsgformer.weights.pickle;

import dsgformer.weights.ElementType;
import java.util.Map;
import java.util.Optional;

/**
 * The names outside a pickle that weights refer to: everything a pickle here may ask for. In Python a pickle may name
 * and call any function, so loading an untrusted one can execute arbitrary code; here any other name makes the reader
 * refuse the file.
 */
sealed interface PickleGlobal {

    /** Something that a pickle calls. */
    enum Callable implements PickleGlobal {
        ORDERED_DICT,
        REBUILD_TENSOR,
        REBUILD_PARAMETER
    }

    /** A storage's type, which stands in its reference and is never called. */
    record StorageType(ElementType type) implements PickleGlobal {}

    Map<String, PickleGlobal> ALLOWED = Map.ofEntries(
            Map.entry("collections.OrderedDict", Callable.ORDERED_DICT),
            Map.entry("torch._utils._rebuild_tensor_v2", Callable.REBUILD_TENSOR),
            Map.entry("torch._utils._rebuild_parameter", Callable.REBUILD_PARAMETER),
            Map.entry("torch.FloatStorage", new StorageType(ElementType.F32)),
            Map.entry("torch.HalfStorage", new StorageType(ElementType.F16)),
            Map.entry("torch.BFloat16Storage", new StorageType(ElementType.BF16)),
            Map.entry("torch.DoubleStorage", new StorageType(ElementType.F64)),
            Map.entry("torch.LongStorage", new StorageType(ElementType.I64)),
            Map.entry("torch.IntStorage", new StorageType(ElementType.I32)),
            Map.entry("torch.ShortStorage", new StorageType(ElementType.I16)),
            Map.entry("torch.CharStorage", new StorageType(ElementType.I8)),
            Map.entry("torch.ByteStorage", new StorageType(ElementType.U8)),
            Map.entry("torch.BoolStorage", new StorageType(ElementType.BOOL)));

    static Optional<PickleGlobal> named(String name) {
        return Optional.ofNullable(ALLOWED.get(name));
    }
}
