package dsgformer.weights.pickle;

import dsgformer.weights.ElementType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A name outside a pickle that it refers to. In Python a pickle may name and call any function, so loading an untrusted
 * one can execute arbitrary code. Here nothing is executed: the names that weights are made of build descriptions, all
 * others stand for things that are passed over, except names that only an attack needs, for which a file is refused.
 */
sealed interface PickleGlobal {

    /** Something that a pickle calls. */
    enum Callable implements PickleGlobal {
        ORDERED_DICT,
        REBUILD_TENSOR,
        REBUILD_PARAMETER,
        REBUILD_SUBCLASS
    }

    /** A storage's type, which stands in its reference and is never called. */
    record StorageType(ElementType type) implements PickleGlobal {}

    /** A class or function that no weights need, such as those of options, of numbers of NumPy and of dates. */
    record Foreign(String name) implements PickleGlobal {}

    Map<String, Callable> CALLABLES = Map.of(
            "collections.OrderedDict", Callable.ORDERED_DICT,
            "torch._utils._rebuild_tensor_v2", Callable.REBUILD_TENSOR,
            "torch._utils._rebuild_parameter", Callable.REBUILD_PARAMETER,
            "torch._utils._rebuild_parameter_with_state", Callable.REBUILD_PARAMETER,
            "torch._tensor._rebuild_from_type_v2", Callable.REBUILD_SUBCLASS);

    /** Of {@code torch}, and of {@code torch.cuda} for weights that an old PyTorch saved from a GPU. */
    Map<String, ElementType> STORAGES = Map.of(
            "FloatStorage", ElementType.F32,
            "HalfStorage", ElementType.F16,
            "BFloat16Storage", ElementType.BF16,
            "DoubleStorage", ElementType.F64,
            "LongStorage", ElementType.I64,
            "IntStorage", ElementType.I32,
            "ShortStorage", ElementType.I16,
            "CharStorage", ElementType.I8,
            "ByteStorage", ElementType.U8,
            "BoolStorage", ElementType.BOOL);

    /** Modules of Python that run programs, load code or use the network; pickles of trainings name none of them. */
    Set<String> HOSTILE_MODULES = Set.of(
            "asyncio",
            "bdb",
            "cProfile",
            "code",
            "codeop",
            "commands",
            "ctypes",
            "dill",
            "ensurepip",
            "ftplib",
            "http",
            "httplib",
            "imp",
            "importlib",
            "marshal",
            "multiprocessing",
            "nt",
            "os",
            "pdb",
            "pip",
            "pkgutil",
            "popen2",
            "posix",
            "profile",
            "pty",
            "pydoc",
            "requests",
            "runpy",
            "shutil",
            "smtplib",
            "socket",
            "subprocess",
            "sys",
            "timeit",
            "trace",
            "urllib",
            "urllib2",
            "webbrowser");

    /** Functions that do the same, by their full names; the module of Python 2 has another name. */
    Set<String> HOSTILE_FUNCTIONS = Set.of(
            "__import__", "apply", "breakpoint", "compile", "eval", "exec", "execfile", "input", "open", "reload");

    Set<String> BUILTINS = Set.of("builtins", "__builtin__");

    /** What a name stands for; empty if only an attack needs it. */
    static Optional<PickleGlobal> named(String module, String name) {
        Callable callable = CALLABLES.get(module + "." + name);
        if (callable != null) {
            return Optional.of(callable);
        }
        if ((module.equals("torch") || module.equals("torch.cuda")) && STORAGES.containsKey(name)) {
            return Optional.of(new StorageType(STORAGES.get(name)));
        }
        int dot = module.indexOf('.');
        String top = dot < 0 ? module : module.substring(0, dot);
        boolean hostile = HOSTILE_MODULES.contains(top)
                || (BUILTINS.contains(module) && HOSTILE_FUNCTIONS.contains(name))
                || (module.equals("types") && (name.equals("CodeType") || name.equals("FunctionType")));
        return hostile ? Optional.empty() : Optional.of(new Foreign(module + "." + name));
    }
}
