package dsgformer.server.problem;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public ProblemException(ProblemCode code, String detail, String wayOut) {
        this(new Problem(code, detail, wayOut));
    }

    public Problem problem() {
        return problem;
    }
}
