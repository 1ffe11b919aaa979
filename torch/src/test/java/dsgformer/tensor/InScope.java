package dsgformer.tensor;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs each test in a scope of its own, so that its tensors are freed before the next test counts objects, and with one
 * thread: for such small tensors a second thread only waits, on a busy machine for seconds.
 */
public final class InScope implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(test);
    }

    private static void proceed(Invocation<Void> test) throws Throwable {
        Threads.perOperation(1);
        Throwable failure = Scope.compute(() -> outcome(test));
        if (failure != null) {
            throw failure;
        }
    }

    private static Throwable outcome(Invocation<Void> test) {
        try {
            test.proceed();
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
