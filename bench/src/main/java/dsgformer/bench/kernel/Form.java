package dsgformer.bench.kernel;

import dsgformer.engine.kernel.Kernels;

/** The two forms in which the engine has each kernel. */
public enum Form {
    VECTOR,
    PLAIN;

    Kernels kernels() {
        return this == VECTOR ? Kernels.vector() : Kernels.plain();
    }
}
