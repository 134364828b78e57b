import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Opens one data folder after the other in one warm process, on a port each.
 *
 * Each line of the input is "port folder"; "open" is printed when it is. Closing one takes some
 * seconds of waiting, so nobody waits: the folders are thrown away.
 */
public class Reopen {
    public static void main(String[] arguments) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(System.in));
        DatabaseManagementService last = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (last != null) new Thread(last::shutdown).start();
            var words = line.split(" ", 2);
            var address = new SocketAddress("127.0.0.1", Integer.parseInt(words[0]));
            last = new DatabaseManagementServiceBuilder(Path.of(words[1]))
                    .setConfig(BoltConnector.enabled, true)
                    .setConfig(BoltConnector.listen_address, address)
                    .setConfig(BoltConnector.advertised_address, address)
                    .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                    .setConfig(GraphDatabaseSettings.pagecache_memory, 8L << 20)
                    .build();
            System.out.println("open");
        }
    }
}
