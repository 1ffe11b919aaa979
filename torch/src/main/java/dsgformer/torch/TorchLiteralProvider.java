package dsgformer.torch;

import dsgformer.model.Form;

/** Opens networks on libtorch as their papers write them, {@link Form#PLAIN}: what the others are measured against. */
public final class TorchLiteralProvider extends TorchProvider {

    public TorchLiteralProvider() {
        super("torch-literal", Form.PLAIN);
    }

    @Override
    public boolean automatic() {
        return false;
    }
}
