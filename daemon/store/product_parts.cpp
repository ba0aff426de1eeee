#include "daemon/store/product_parts.hpp"

#include "daemon/store/id_runs.hpp"
#include "daemon/store/item_rows.hpp"
#include "daemon/store/wake_marks.hpp"

#include <algorithm>

namespace remembrancer::store {
namespace {

struct any_product_part : has_rows {
    explicit any_product_part(soci::session& sql) : has_rows(sql, "product_part") {}
};

struct select_programme : prepared {
    explicit select_programme(soci::session& sql) : prepared(sql) {
        prepare("SELECT EXISTS (SELECT 1 FROM product_part l JOIN item m ON m.id = l.milestone_id "
                "WHERE m.programme = :programme)",
                soci::use(programme), soci::into(any));
    }

    std::string programme;
    long long any = 0;
};

struct select_parts : prepared {
    explicit select_parts(soci::session& sql) : prepared(sql) {
        prepare("SELECT l.product_id, m.closed, m.baseline_precision, COALESCE(m.baseline_by, ''), "
                "m.forecast_precision, COALESCE(m.forecast_by, '') FROM product_part l JOIN item m "
                "ON m.id = l.milestone_id WHERE l.product_id BETWEEN :first AND :last AND "
                "m.vanished_on IS NULL ORDER BY l.product_id",
                soci::use(first), soci::use(last), soci::into(product), soci::into(closed),
                soci::into(baseline.precision), soci::into(baseline.by),
                soci::into(forecast.precision), soci::into(forecast.by));
    }

    void add_to(plan::product_milestones& all) const {
        ++all.all;
        if (closed != 0)
            return;
        ++all.open;
        plan::item dated;
        dated.baseline = baseline.value();
        dated.forecast = forecast.value();
        all.last = std::max(all.last, plan::effective_by(dated));
    }

    plan_date_columns baseline, forecast;
    long long first = 0, last = 0, product = 0, closed = 0;
};

void wake(session& db, long long product) {
    sql_of(db) << wake_to_decide_again() + "id = :id", soci::use(product);
}

} // namespace

bool has_product_parts(session& db) {
    return translated(db, [&] { return cached<any_product_part>(db).any(); });
}

bool has_product_parts(session& db, const std::string& programme) {
    return translated(db, [&] {
        auto& select = cached<select_programme>(db);
        select.programme = programme;
        return select.run() && select.any != 0;
    });
}

std::set<std::string> programmes_with_product_parts(session& db) {
    return translated(db, [&] {
        const soci::rowset<std::string> rows =
            (sql_of(db).prepare << "SELECT DISTINCT m.programme FROM product_part l JOIN item m "
                                   "ON m.id = l.milestone_id");
        return std::set<std::string>(rows.begin(), rows.end());
    });
}

void set_product_of(session& db, plan::item_id milestone, std::optional<plan::item_id> product) {
    translated(db, [&] {
        soci::session& sql = sql_of(db);
        long long was = 0;
        sql << "SELECT COALESCE((SELECT product_id FROM product_part WHERE milestone_id = :id), 0)",
            soci::use(milestone.value), soci::into(was);
        const long long is = product ? product->value : 0;
        if (was == is)
            return;
        sql << "DELETE FROM product_part WHERE milestone_id = :id", soci::use(milestone.value);
        wake(db, was);
        if (!product)
            return;
        sql << "INSERT INTO product_part(milestone_id, product_id) VALUES(:milestone, :product)",
            soci::use(milestone.value), soci::use(is);
        wake(db, is);
    });
}

void drop_untyped_parts(session& db) {
    translated(db, [&] {
        sql_of(db) << "DELETE FROM product_part WHERE EXISTS (SELECT 1 FROM item WHERE id = "
                      "milestone_id AND product = '')";
    });
}

std::vector<plan::product_milestones> milestones_of(session& db,
                                                    std::span<const std::int64_t> products) {
    return translated(db, [&] {
        std::vector<plan::product_milestones> found;
        auto& select = cached<select_parts>(db);
        each_run(products, [&](std::int64_t first, std::int64_t last) {
            select.first = first;
            select.last = last;
            for (bool row = select.run(); row; row = select.next()) {
                if (found.empty() || found.back().product.value != select.product)
                    found.push_back({{select.product}, 0, 0, {}});
                select.add_to(found.back());
            }
        });
        std::ranges::sort(found, {}, [](const auto& each) { return each.product.value; });
        return found;
    });
}

void wake_products(session& db) {
    translated(db, [&] {
        const long long kind = static_cast<int>(plan::item_kind::product);
        sql_of(db) << wake_to_decide_again() + "kind = :kind", soci::use(kind);
    });
}

} // namespace remembrancer::store
