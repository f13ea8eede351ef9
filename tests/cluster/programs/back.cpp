// Loads a dataset into the memory of the cluster and publishes it by name: back ADDRESS FILES
#include <weft/client.h>
using namespace weft;

int main(int, char** argv) {
  Client client(argv[1]);
  auto df = dd::read_csv(argv[2]).persist();
  client.publish_dataset("trips", df);
  client.publish_dataset("bounds", df[{"fare", "distance"}].describe().compute());
}
