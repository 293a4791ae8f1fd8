package dev.headgate.web.people;

import dev.headgate.access.Access;
import dev.headgate.access.oidc.SingleSignOn;
import dev.headgate.web.access.HostCookie;
import dev.headgate.web.ui.Console;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;

/** Mounts the pages about people. */
public final class People {
    private static final long LARGEST_FORM = 16 * 1024;

    private final Console console;

    public People(Console console) {
        this.console = console;
    }

    /** While nobody has to sign in. */
    public void mountLocal(Router router) {
        var names = new LocalNamePages(console);
        router.get("/account").handler(names::show);
        router.post("/account/name").handler(forms()).handler(names::keep);
    }

    /**
     * While everybody has to.
     *
     * @param provider that people may come from, too
     */
    public void mount(Router router, Access access, HostCookie cookie, Optional<SingleSignOn> provider) {
        var door = new Door(console.renderer());
        var name = provider.map(SingleSignOn::name).orElse("");
        var signIn = new SignInForm(door, new Admission(access, cookie), name);
        router.get("/login").handler(signIn.show());
        router.post("/login").handler(forms()).handler(signIn.submit());
        provider.ifPresent(known -> {
            var pages = new SingleSignOnPages(door, new Admission(access, cookie), known);
            router.get(SingleSignOnPages.PATH).handler(pages::depart);
            router.get(SingleSignOnPages.CALLBACK).handler(pages::arrive);
        });
        var setUp = new SetUpForm(door, access, cookie);
        router.get("/setup").handler(setUp::show);
        router.post("/setup").handler(forms()).handler(setUp::submit);
        var account = new AccountPages(console, access, cookie);
        router.get("/account").handler(account::show);
        router.post("/account/sign-out").handler(forms()).handler(account::signOut);
        router.post("/account/sign-out-everywhere").handler(forms()).handler(account::signOutEverywhere);
        router.post("/account/password").handler(forms()).handler(account::changePassword);
        mountAdmin(router, access);
    }

    private void mountAdmin(Router router, Access access) {
        var pages = new AccessPages(console, access);
        var users = new UserForms(pages, access);
        var tokens = new TokenForms(pages, access);
        router.get("/access").handler(pages::show);
        router.post("/access/users").handler(forms()).handler(users::add);
        router.post("/access/users/:name/role").handler(forms()).handler(users::changeRole);
        router.post("/access/users/:name/password").handler(forms()).handler(users::changePassword);
        router.post("/access/users/:name/sign-out").handler(forms()).handler(users::signOut);
        router.post("/access/users/:name/remove").handler(forms()).handler(users::remove);
        router.post("/access/tokens").handler(forms()).handler(tokens::issue);
        router.post("/access/tokens/:id/revoke").handler(forms()).handler(tokens::revoke);
    }

    private static BodyHandler forms() {
        return BodyHandler.create(false).setBodyLimit(LARGEST_FORM);
    }
}
