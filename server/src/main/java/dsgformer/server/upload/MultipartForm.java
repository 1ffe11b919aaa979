package dsgformer.server.upload;

import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Parses a multipart form with Jetty's parser while it arrives, and writes each file where it belongs. */
final class MultipartForm extends MultiPart.AbstractPartsListener {

    private static final int HEADER_BYTES = 8 << 10;
    private static final int BUFFER_BYTES = 1 << 16;

    private final MultiPart.Parser parser;
    private final UploadFolder folder;
    private boolean begun;
    private boolean complete;
    private ProblemException problem;

    MultipartForm(String boundary, UploadFolder folder, UploadLimits limits) {
        this.folder = folder;
        this.parser = new MultiPart.Parser(boundary, this);
        parser.setPartHeadersMaxLength(HEADER_BYTES);
        parser.setMaxParts(limits.maxFiles() + 1L); // one more, so that ours is the message
    }

    void receive(PacedInput in) {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0 && !complete; count = in.read(buffer)) {
            parse(ByteBuffer.wrap(buffer, 0, count), false);
        }
        if (!complete) {
            parse(ByteBuffer.allocate(0), true);
        }
        if (!complete) {
            throw malformed();
        }
    }

    private void parse(ByteBuffer bytes, boolean last) {
        Content.Chunk chunk = Content.Chunk.from(bytes, last);
        try {
            parser.parse(chunk);
        } finally {
            chunk.release();
        }
        if (problem != null) {
            throw problem;
        }
    }

    @Override
    public void onPartHeaders() {
        begun = false;
        run(() -> {
            if (getFileName() == null) {
                throw new ProblemException(
                        ProblemCode.BAD_REQUEST,
                        "the form has a field that is no file",
                        "send options in the address: ?strength=0.8");
            }
            folder.begin(getFileName());
            begun = true;
        });
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        if (begun) {
            run(() -> folder.write(chunk.getByteBuffer()));
        }
    }

    @Override
    public void onPart(String name, String fileName, HttpFields headers) {
        if (begun) {
            run(folder::end);
        }
        begun = false;
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable failure) {
        if (problem == null) {
            problem = malformed();
        }
    }

    /** What is thrown here, the parser would hand to {@link #onFailure}. */
    private void run(Runnable step) {
        if (problem != null) {
            return;
        }
        try {
            step.run();
        } catch (ProblemException e) {
            problem = e;
        }
    }

    private static ProblemException malformed() {
        return new ProblemException(
                ProblemCode.BAD_REQUEST,
                "the multipart form is incomplete or malformed",
                "send it again; 'curl -F photo=@in.jpg' makes such a form");
    }
}
