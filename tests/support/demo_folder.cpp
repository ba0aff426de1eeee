#include "tests/support/demo_folder.hpp"

namespace remembrancer::test {

const std::filesystem::path& demo_folder() {
    static const std::filesystem::path folder = REMEMBRANCER_DEMO_DIR;
    return folder;
}

} // namespace remembrancer::test
