package dsgformer.torch;

import dsgformer.model.Form;

/** Opens networks on libtorch as their papers write them, {@link Form#PLAIN}: the reference for the other engines. */
public final class TorchLiteralProvider extends TorchProvider {

    public TorchLiteralProvider() {
        super("torch-literal", Form.PLAIN);
    }

    @Override
    public boolean automatic() {
        return false;
    }
}
