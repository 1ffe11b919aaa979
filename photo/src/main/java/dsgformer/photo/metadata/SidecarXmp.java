package dsgformer.photo.metadata;

import dsgformer.picture.Size;

/** The XMP of a file beside a photo. */
public final class SidecarXmp {

    private SidecarXmp() {}

    /** The packet for an upright photo of this size; a file that is no XMP stays as it is. */
    public static byte[] upright(byte[] packet, Size size) {
        return XmpEditor.of(packet)
                .map(editor -> {
                    editor.set("Orientation", "1");
                    editor.set("ImageWidth", Integer.toString(size.width()));
                    editor.set("ImageLength", Integer.toString(size.height()));
                    return editor.toBytes();
                })
                .orElse(packet);
    }
}
