package dsgformer.onnx;

import dsgformer.io.ProtoMessage;

/** A setting of a node, as the message {@code AttributeProto}. */
final class Attribute {

    private static final int NAME = 1;
    private static final int FLOAT = 2;
    private static final int INTEGER = 3;
    private static final int STRING = 4;
    private static final int INTEGERS = 8;
    private static final int TYPE = 20;

    private static final int TYPE_FLOAT = 1;
    private static final int TYPE_INTEGER = 2;
    private static final int TYPE_STRING = 3;
    private static final int TYPE_INTEGERS = 7;

    private Attribute() {}

    static ProtoMessage integer(String name, long value) {
        return named(name).integer(INTEGER, value).integer(TYPE, TYPE_INTEGER);
    }

    static ProtoMessage real(String name, float value) {
        return named(name).real(FLOAT, value).integer(TYPE, TYPE_FLOAT);
    }

    static ProtoMessage text(String name, String value) {
        return named(name).text(STRING, value).integer(TYPE, TYPE_STRING);
    }

    static ProtoMessage integers(String name, long... values) {
        ProtoMessage attribute = named(name);
        for (long value : values) {
            attribute.integer(INTEGERS, value);
        }
        return attribute.integer(TYPE, TYPE_INTEGERS);
    }

    private static ProtoMessage named(String name) {
        return new ProtoMessage().text(NAME, name);
    }
}
