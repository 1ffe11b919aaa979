package dsgformer.batch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Lets several threads talk to a listener that hears one at a time. */
final class OneAtATime {

    private OneAtATime() {}

    static BatchListener of(BatchListener listener) {
        Object one = new Object();
        return (BatchListener) Proxy.newProxyInstance(
                BatchListener.class.getClassLoader(), new Class<?>[] {BatchListener.class}, (proxy, method, args) -> {
                    synchronized (one) {
                        try {
                            return method.invoke(listener, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }
}
