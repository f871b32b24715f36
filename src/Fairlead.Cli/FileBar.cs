using Fairlead.Markets.Lean;

namespace Fairlead.Cli;

/// <summary>Shows a load's files as a share.</summary>
internal sealed class FileBar(IProgress<double> bar) : IProgress<LoadProgress>
{
    public void Report(LoadProgress value) => bar.Report((double)value.FilesDone / value.FilesTotal);
}
