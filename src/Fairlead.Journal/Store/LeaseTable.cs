using Fairlead.Domain.Time;

namespace Fairlead.Journal.Store;

/// <summary>What the lease of a journal says.</summary>
/// <param name="Holder">The latest owner.</param>
/// <param name="IsReleased">It closed the journal; only its fence still counts.</param>
internal sealed record LeaseRow(JournalHolder Holder, bool IsReleased);

/// <summary>The one row of a journal file that tells who owns it; the latest owner's stays, so that no fence comes twice.</summary>
internal static class LeaseTable
{
    /// <summary>Times are nanoseconds UTC, life is nanoseconds.</summary>
    public const string Definition = """
        CREATE TABLE lease(
          fence INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, instance TEXT NOT NULL, machine TEXT NOT NULL,
          process INTEGER NOT NULL, since INTEGER NOT NULL, renewed INTEGER NOT NULL, life INTEGER NOT NULL,
          released INTEGER NOT NULL)
        """;

    /// <summary>The latest owner, or null when there was none or the file is older than leases.</summary>
    public static LeaseRow? Last(SqliteDatabase database)
    {
        if (database.Number("SELECT count(*) FROM sqlite_master WHERE name='lease'") == 0)
            return null;
        using var row = database.Prepare(
            "SELECT fence,name,instance,machine,process,since,renewed,life,released FROM lease ORDER BY fence DESC LIMIT 1");
        return row.Step()
            ? new LeaseRow(
                new JournalHolder(
                    new JournalOwner(row.Text(1), row.Text(2)), int.CreateSaturating(row.Long(4)), row.Text(3), row.Long(0),
                    new Timestamp(row.Long(5)), new Timestamp(row.Long(6)), TimeSpan.FromTicks(row.Long(7) / 100)),
                IsReleased: row.Long(8) != 0)
            : null;
    }

    /// <summary>Puts a new owner in the old one's place; part of the caller's transaction.</summary>
    public static void Write(SqliteDatabase database, JournalHolder holder)
    {
        database.Execute("DELETE FROM lease");
        using var insert = database.Prepare(
            "INSERT INTO lease(fence,name,instance,machine,process,since,renewed,life,released) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,0)");
        insert.Bind(1, holder.Fence);
        insert.BindText(2, holder.Owner.Name);
        insert.BindText(3, holder.Owner.Instance);
        insert.BindText(4, holder.Machine);
        insert.Bind(5, holder.ProcessId);
        insert.Bind(6, holder.Since.Nanos);
        insert.Bind(7, holder.Renewed.Nanos);
        insert.Bind(8, holder.Life.Ticks * 100);
        insert.Run();
    }
}
