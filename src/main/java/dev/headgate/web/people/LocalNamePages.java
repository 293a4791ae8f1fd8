package dev.headgate.web.people;

import dev.headgate.access.UserName;
import dev.headgate.web.access.LocalName;
import dev.headgate.web.ui.Console;
import dev.headgate.web.view.AccountPage;
import dev.headgate.web.view.Shell;
import dev.headgate.web.view.Who;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /account} while nobody has to sign in: the name under which one's edits appear. */
record LocalNamePages(Console console) {
    void show(RoutingContext context) {
        draw(context, 200, Console.who(context), "");
    }

    void keep(RoutingContext context) {
        var name = Fields.text(context, "name");
        var problem = name.isEmpty() ? "" : UserName.problem(name).orElse("");
        if (problem.isEmpty()) {
            LocalName.keep(context, name);
            Console.see(context, "/account");
        } else {
            draw(context, 422, new Who(name, "", false), problem);
        }
    }

    private void draw(RoutingContext context, int status, Who who, String problem) {
        var view = new AccountPage(who, false, List.of(), problem, "");
        console.page(context, status, Shell.Page.OTHER, "Your name", "account/name", view);
    }
}
