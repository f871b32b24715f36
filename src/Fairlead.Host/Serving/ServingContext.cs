using Fairlead.Engine.Decision;
using Fairlead.Engine.Risk;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Serving;

/// <summary>What all accounts of a process share.</summary>
/// <param name="DataFolder">Of the desk.</param>
/// <param name="Reference">Calendars and strategies.</param>
/// <param name="Owner">What this process calls itself to others.</param>
/// <param name="Product">Name and version of the program.</param>
/// <param name="PracticeSeed">For practice markets that begin now.</param>
/// <param name="PracticeSpeed">0, or 1 to 60.</param>
/// <param name="PracticeByCalendar">Practice markets keep the venues' hours and the computer's time, instead of being open
/// around the clock in a time of their own.</param>
/// <param name="Limits">For accounts that begin now.</param>
/// <param name="Sizes">How much the pages are shown.</param>
/// <param name="Time">The computer's time.</param>
public sealed record ServingContext(
    string DataFolder, DeskReference Reference, JournalOwner Owner, string Product, ulong PracticeSeed, double PracticeSpeed,
    bool PracticeByCalendar, RiskLimits Limits, TableSizes Sizes, TimeProvider Time);
