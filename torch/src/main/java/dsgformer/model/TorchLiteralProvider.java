package dsgformer.model;

/** Opens DSGformer on libtorch as the paper writes it, {@link Form#PLAIN}: what the others are measured against. */
public final class TorchLiteralProvider extends TorchProvider {

    public TorchLiteralProvider() {
        super("torch-literal", Form.PLAIN);
    }

    @Override
    public boolean automatic() {
        return false;
    }
}
